import { startThreadsPage } from '@/models/thread/page';

startThreadsPage();
