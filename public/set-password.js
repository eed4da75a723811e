// The page behind the link of an invitation to the REST interface. The code stands after the # of the address, so that it
// reaches no log; it goes into Strapi's own route for a new password.
const SHORTEST = 10;
const find = (id) => document.getElementById(id);
const code = new URLSearchParams(location.hash.slice(1)).get('code');
const say = (text) => {
  find('message').textContent = text;
};

const setPassword = async () => {
  const password = find('password').value;
  if (password.length < SHORTEST) return say('Choose a longer password: at least 10 characters.');
  if (password !== find('again').value) return say('The two passwords are not the same.');
  find('form').querySelector('button').disabled = true;
  say('');
  const response = await fetch('/api/auth/reset-password', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code, password, passwordConfirmation: password }),
  }).catch(() => undefined);
  if (response?.ok) {
    history.replaceState(null, '', location.pathname);
    find('form').hidden = true;
    find('done').hidden = false;
    return undefined;
  }
  find('form').querySelector('button').disabled = false;
  const answer = await response?.json().catch(() => undefined);
  return say(
    response?.status === 400
      ? answer?.error?.details?.code === 'invitation-over'
        ? answer.error.message
        : 'This link has been used, or a newer one was sent. Ask who invited you to send it again.'
      : 'This did not work. Check your connection and try again.',
  );
};

find('form').addEventListener('submit', (event) => {
  event.preventDefault();
  void setPassword();
});
if (!code) say('This page is opened by the link in an invitation.');
