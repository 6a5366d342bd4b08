package bellwether.platform.http.server;

import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Routes may block, so they run on virtual threads only. A request that had to wait for its body
/// or for its turn comes back on one of the server's few own threads.
final class VirtualThreadHandler extends Handler.Wrapper {
    private final Executor threads;

    VirtualThreadHandler(Executor threads) {
        this.threads = threads;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (Thread.currentThread().isVirtual()) {
            return super.handle(request, response, callback);
        }
        threads.execute(() -> {
            try {
                if (!super.handle(request, response, callback)) {
                    Response.writeError(request, response, callback, 404);
                }
            } catch (Throwable e) {
                // the same as the server does with what a handler throws
                Response.writeError(request, response, callback, e);
            }
        });
        return true;
    }
}
