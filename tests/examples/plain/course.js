/** A button that makes a fault, and a line that tells what the lab says. */
const lab = document.querySelector('#after');
const heard = document.querySelector('#heard');

lab.addEventListener('step', ({ detail }) => {
  heard.textContent = `step ${detail.step} of ${detail.steps}`;
});
document.querySelector('#crash').addEventListener('click', async () => {
  await lab.ready;
  lab.inject({ server: 'S3', does: 'crash' });
});
