//! What the command reads and writes, and how it ends where that fails.

use same_file::Handle;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Read, Write};
use std::path::Path;
use std::process::ExitCode;
use turncoat::border::scenario::MOST_BYTES;

/// Why the command ends early. Each has its exit status.
#[derive(Debug)]
pub enum Failure {
    /// What was given is wrong: 2.
    Wrong(String),
    /// What came of it could not be written: 1.
    Unwritten(String),
    /// It was done, but faults of the file could not happen, a line each: 3.
    Refused(String),
    /// Who read it has gone, as in `turncoat check | head -1`: 0, and not a word.
    Closed,
}

/// What a part of the command comes to.
pub type Done<T = ()> = Result<T, Failure>;

/// The one sentence that is left to say, and the exit status. Where even that cannot be said, the
/// status still stands.
pub fn end(done: Done) -> ExitCode {
    let (sentence, status) = match done {
        Ok(()) | Err(Failure::Closed) => return ExitCode::SUCCESS,
        Err(Failure::Unwritten(sentence)) => (sentence, 1),
        Err(Failure::Wrong(sentence)) => (sentence, 2),
        Err(Failure::Refused(sentence)) => (sentence, 3),
    };
    let _ = writeln!(io::stderr(), "{sentence}");
    ExitCode::from(status)
}

/// A sentence about what was given.
pub fn wrong(at: &dyn std::fmt::Display, what: &dyn std::fmt::Display) -> Failure {
    Failure::Wrong(format!("{at}: {what}"))
}

fn unwritten(at: &str, error: &io::Error) -> Failure {
    match error.kind() {
        ErrorKind::BrokenPipe => Failure::Closed,
        _ => Failure::Unwritten(format!("{at}: {error}")),
    }
}

/// Says something on standard output, in a line of its own.
pub fn say(text: &str) -> Done {
    let mut out = io::stdout().lock();
    let said = writeln!(out, "{text}").and_then(|()| out.flush());
    said.map_err(|error| unwritten("standard output", &error))
}

/// A file that was read, or standard input, which "-" stands for.
pub struct Source {
    /// Its name in sentences.
    pub name: String,
    /// All that it holds.
    pub bytes: Vec<u8>,
    file: Option<Handle>,
}

impl Source {
    /// Reads it whole, up to what a scenario may have.
    pub fn read(path: &Path) -> Done<Self> {
        if path == Path::new("-") {
            let (name, file) = ("standard input".to_owned(), Handle::stdin().ok());
            let bytes = bytes(&name, &mut io::stdin().lock())?;
            return Ok(Self { name, bytes, file });
        }
        let name = path.display().to_string();
        let refused = |error| wrong(&name, &error);
        let mut file = File::open(path).map_err(refused)?;
        let size = file.metadata().map_err(refused)?.len();
        if size > MOST_BYTES as u64 {
            let what = format!("{size} bytes are too many; up to {MOST_BYTES} are read");
            return Err(wrong(&name, &what));
        }
        let bytes = bytes(&name, &mut file)?;
        let file = Handle::from_file(file).ok();
        Ok(Self { name, bytes, file })
    }
}

/// What is not a file does not tell its size.
fn bytes(name: &str, from: &mut dyn Read) -> Done<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = from.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| wrong(&name, &error))?;
    if bytes.len() > MOST_BYTES {
        let what = format!("more than {MOST_BYTES} bytes are too many");
        return Err(wrong(&name, &what));
    }
    Ok(bytes)
}

/// Where a trace goes, line by line.
pub struct Trace {
    name: String,
    out: Box<dyn Write>,
    failed: Option<Failure>,
}

impl Trace {
    /// Begins a file, or standard output, which "-" stands for. What was read is not written over,
    /// by whatever path: nothing is cut off before it is known to be another file.
    pub fn begin(path: &Path, source: &Source) -> Done<Self> {
        if path == Path::new("-") {
            let (name, out) = ("standard output".into(), Box::new(BufWriter::new(io::stdout())));
            return Ok(Self { name, out, failed: None });
        }
        let name = path.display().to_string();
        let refused = |error| unwritten(&name, &error);
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(path);
        let file = file.map_err(refused)?;
        if file.metadata().map_err(refused)?.is_file() {
            let other = file.try_clone().and_then(Handle::from_file).map_err(refused)?;
            if source.file.as_ref() == Some(&other) {
                let what = "the scenario stands in this file; a trace would write over it";
                return Err(wrong(&name, &what));
            }
            file.set_len(0).map_err(refused)?;
        }
        Ok(Self { name, out: Box::new(BufWriter::new(file)), failed: None })
    }

    /// Writes a line. What fails is told at the end.
    pub fn line(&mut self, text: &str) {
        if self.failed.is_none()
            && let Err(error) = writeln!(self.out, "{text}")
        {
            self.failed = Some(unwritten(&self.name, &error));
        }
    }

    /// Everything is written, or why not.
    pub fn end(mut self) -> Done {
        match self.failed {
            Some(failed) => Err(failed),
            None => self.out.flush().map_err(|error| unwritten(&self.name, &error)),
        }
    }
}
