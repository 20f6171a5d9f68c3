//! `cargo dev serve`: the built page on this machine's own address.

use std::net::TcpListener;

use crate::command::{Done, unstartable};
use crate::site;

const HOST: &str = "127.0.0.1";
const PORT: u16 = 4173;

/// The port that the command line asks for.
pub fn port(options: &[&str]) -> Done<u16> {
    match options {
        [] => Ok(PORT),
        ["--port", port] => match port.parse() {
            Ok(port) if port > 0 => Ok(port),
            _ => Err(format!("\"{port}\" is no port: give a number from 1 to 65535.")),
        },
        _ => Err("The one option of serve is --port N.".to_owned()),
    }
}

/// Builds the page and serves it until it is interrupted.
pub fn serve(port: u16) -> Done {
    free(port)?;
    site::build()?;
    free(port)?;
    let port = port.to_string();
    let arguments = ["preview", "--host", HOST, "--port", &port, "--strictPort"];
    eprintln!("\nServing the page; Ctrl-C ends it.");
    become_program(&mut site::vite(&arguments))
}

/// A port that nothing listens on: asked of the system.
pub fn any_port() -> Done<u16> {
    TcpListener::bind((HOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| format!("This machine has no free port: {error}."))
}

fn free(port: u16) -> Done {
    TcpListener::bind((HOST, port)).map(drop).map_err(|error| {
        format!("Port {port} cannot be used: {error}. Another one can: cargo dev serve --port N.")
    })
}

/// One process, so that whoever ends this program ends the server with it.
#[cfg(unix)]
fn become_program(command: &mut std::process::Command) -> Done {
    let error = std::os::unix::process::CommandExt::exec(command);
    Err(unstartable(command, &error))
}

#[cfg(not(unix))]
fn become_program(command: &mut std::process::Command) -> Done {
    command.status().map(drop).map_err(|error| unstartable(command, &error))
}
