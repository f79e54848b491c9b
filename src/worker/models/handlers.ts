import type { ModelJobs } from '@/rpc/model-jobs';
import type { Handlers } from '@/rpc/server';
import type { ModelService } from './service';

/** The jobs about models. Only our own pages may ask for them. */
export function modelHandlers(models: ModelService): Handlers<ModelJobs> {
  return {
    watchModels: (_input, { signal, emit }) => models.watch(emit, signal),
    downloadModel: ({ id }) => models.download(id),
    pauseModel: ({ id }) => models.downloads.pause(id),
    deleteModel: ({ id }) => models.remove(id),
    tryModel: ({ id }, { signal }) => models.tryOut(id, signal),
    adoptModel: ({ id, record }) => models.adopt(id, record),
  };
}
