package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobView;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One who watches a job: tells a listener of every version that it is quick enough to see, and of
/// the last one in any case.
public final class JobWatcher {
    /// Where the news go. Each method gives whether the listener is still there.
    public interface Listener {
        boolean progress(JobView view);

        boolean quiet();

        void end(JobView view);

        /// The service is about to stop.
        void shutdown();

        void close();
    }

    private final JobId job;
    private final Listener listener;
    private final Duration quiet;
    private long told;
    private @Nullable JobView latest;
    private boolean stopped;
    private boolean gone;

    /// Watches one job for one listener.
    ///
    /// @param told the last version that the listener knows already, 0 for none
    /// @param quiet after which the listener hears a sign of life
    public JobWatcher(JobId job, long told, Duration quiet, Listener listener) {
        this.job = job;
        this.told = told;
        this.quiet = quiet;
        this.listener = listener;
    }

    JobId job() {
        return job;
    }

    synchronized void show(JobView view) {
        latest = view;
        notifyAll();
    }

    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /// The listener is not there any more: it is told nothing and closed.
    public synchronized void leave() {
        gone = true;
        notifyAll();
    }

    /// Passes the news on until the job ends or the listener goes.
    void run() {
        try {
            boolean there = true;
            while (there) {
                JobView view = next();
                if (gone()) {
                    return;
                }
                there = view == null ? !stopped() && listener.quiet() : tell(view);
            }
            if (stopped()) {
                listener.shutdown();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            listener.close();
        }
    }

    private boolean tell(JobView view) {
        told = view.version();
        if (view.state().terminal()) {
            listener.end(view);
            return false;
        }
        return listener.progress(view);
    }

    private synchronized boolean gone() {
        return gone;
    }

    private synchronized boolean stopped() {
        return stopped;
    }

    /// A version that the listener does not know, or null after a while without one.
    private synchronized @Nullable JobView next() throws InterruptedException {
        Deadline patience = new Deadline(quiet);
        while (!stopped && !gone && !patience.over()) {
            JobView view = latest;
            if (view != null && (view.version() > told || view.state().terminal())) {
                return view;
            }
            wait(Math.max(1, patience.rest().toMillis()));
        }
        return null;
    }
}
