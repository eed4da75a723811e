import { removeUploadedFiles } from './remove-uploads';
import { requestLog } from './request-log';
import { restFrame } from './rest-frame';
import { sameAnswer } from './same-answer';

export const middlewares = {
  'remove-uploads': removeUploadedFiles,
  'request-log': requestLog,
  'rest-frame': restFrame,
  'same-answer': sameAnswer,
};
