package bellwether.web;

import java.io.ByteArrayOutputStream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/// Reads one body as its pieces come, on no thread while none comes. Of a body that is too large
/// some more is taken and thrown away: a client that is still sending might never see the answer.
final class BodyReading implements Runnable {
    private static final long MOST_THROWN_AWAY = 16L << 20;

    private final WholeBodies house;
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Pace pace;

    BodyReading(WholeBodies house, Request request, Response response, Callback callback) {
        this.house = house;
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.pace = new Pace(house.limits());
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = request.read();
            pace.note(chunk);
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                Response.writeError(request, response, callback, chunk.getFailure());
                return;
            }
            boolean taken = take(chunk);
            boolean last = chunk.isLast();
            chunk.release();
            if (!taken || last) {
                end(taken);
                return;
            }
        }
    }

    /// Whether there is any use in reading on.
    private boolean take(Content.Chunk chunk) {
        if (pace.isSlow() || pace.count() > MOST_THROWN_AWAY) {
            return false;
        }
        if (isTooLarge()) {
            return true;
        }
        if (!house.hold(request, chunk.remaining())) {
            return false;
        }
        body.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
        return true;
    }

    private void end(boolean complete) {
        if (isTooLarge()) {
            refuse(413);
        } else if (complete) {
            Request whole = new WholeBody(request, body.toByteArray());
            house.pass(whole, response, callback);
        } else {
            refuse(pace.isSlow() ? 408 : 503);
        }
    }

    private void refuse(int status) {
        Response.writeError(request, response, callback, status);
    }

    private boolean isTooLarge() {
        int most = house.limits().largest();
        return pace.count() > most || request.getLength() > most;
    }
}
