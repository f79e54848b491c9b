const mail = document.querySelector('#mail');
mail.addEventListener('submit', (event) => {
  event.preventDefault();
  mail.querySelector('output').textContent = 'Nothing was sent. This page lives on your computer only.';
});

const chat = document.querySelector('#chat');
const messages = document.querySelector('#messages');
messages.scrollTop = messages.scrollHeight;

function send() {
  const text = chat.innerText.trim();
  if (!text) return;
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  const item = document.createElement('li');
  item.className = 'own';
  item.append(paragraph);
  messages.append(item);
  chat.replaceChildren();
  messages.scrollTop = messages.scrollHeight;
}

chat.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  send();
});
document.querySelector('#send').addEventListener('click', send);
