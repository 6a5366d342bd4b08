// Connects as a page of the older systems does; prints what it hears, one line each.
import { io } from 'socket.io-client';

const [url, token, wanted] = process.argv.slice(2);
const socket = io(url, { transports: ['websocket'], auth: { token }, reconnection: false });
let heard = 0;
socket.on('connect', () => console.log('connected'));
socket.on('connect_error', (error) => {
  console.log('refused: ' + error.message + ' ' + JSON.stringify(error.data));
  process.exit(0);
});
socket.onAny((name, data) => {
  console.log(name + ' ' + JSON.stringify(data));
  if (++heard === Number(wanted)) socket.disconnect();
});
socket.on('disconnect', (reason) => {
  console.log('disconnected: ' + reason);
  process.exit(0);
});
