import { ticketsTool } from './tickets-tool.ts';
import { runAsProcess } from './tool.ts';

await runAsProcess(ticketsTool);
