import { removeUploadedFiles } from './remove-uploads';
import { restFrame } from './rest-frame';
import { sameAnswer } from './same-answer';

export const middlewares = {
  'remove-uploads': removeUploadedFiles,
  'rest-frame': restFrame,
  'same-answer': sameAnswer,
};
