package bellwether.platform.http.server;

import bellwether.platform.base.Refusal;
import bellwether.platform.http.problem.KnownRefusals;
import bellwether.platform.http.problem.ServerProblems;
import java.io.ByteArrayOutputStream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Reads one body as its pieces come, on no thread while none comes. Each piece costs what its
/// bytes cost: nothing grows with the number of pieces, and that has a bound of its own.
final class BodyReader implements Runnable {
    /// Pieces that may be as small as they like.
    private static final int FREE_PIECES = 1_000;

    /// Bytes that the others must have on average.
    private static final int SMALLEST_PIECE = 16;

    private final Bounds bounds;
    private final Answering answering;
    private final Next next;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int pieces;

    BodyReader(Bounds bounds, Answering answering, Next next) {
        this.bounds = bounds;
        this.answering = answering;
        this.next = next;
    }

    /// What a body may take.
    ///
    /// @param room given back when the request has ended
    record Bounds(int largest, BodyRate pace, BodyBudget.Room room) {}

    /// A request on its way to its answer.
    record Answering(Request request, Response response, Callback callback) {}

    /// What goes on with a request whose body is there.
    @FunctionalInterface
    interface Next {
        void pass(Request request, Response response, Callback callback);
    }

    @Override
    public void run() {
        try {
            read();
        } catch (Throwable e) {
            bounds.room.close();
            Response.writeError(answering.request, answering.response, answering.callback, e);
        }
    }

    private void read() {
        while (true) {
            Content.Chunk chunk = answering.request.read();
            bounds.pace.note(chunk);
            if (chunk == null) {
                answering.request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                bounds.room.close();
                Response.writeError(
                        answering.request,
                        answering.response,
                        answering.callback,
                        chunk.getFailure());
                return;
            }
            Refusal refusal = take(chunk);
            boolean last = chunk.isLast();
            chunk.release();
            if (refusal != null) {
                refuse(refusal);
                return;
            }
            if (last) {
                pass();
                return;
            }
        }
    }

    /// Why there is no use in reading on, if there is none.
    private @Nullable Refusal take(Content.Chunk chunk) {
        pieces += chunk.hasRemaining() ? 1 : 0;
        if (bounds.pace.count() > bounds.largest) {
            return KnownRefusals.bodyTooLarge(bounds.largest);
        }
        if (bounds.pace.isSlow() && bounds.pace.count() != answering.request.getLength()) {
            return KnownRefusals.of(408);
        }
        if (pieces > FREE_PIECES && bounds.pace.count() < (long) pieces * SMALLEST_PIECE) {
            return KnownRefusals.piecesTooSmall(pieces, SMALLEST_PIECE);
        }
        if (!bounds.room.take(chunk.remaining())) {
            return KnownRefusals.noRoomForBody();
        }
        body.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
        return null;
    }

    private void refuse(Refusal refusal) {
        bounds.room.close();
        ServerProblems.refuse(answering.request, answering.response, answering.callback, refusal);
    }

    private void pass() {
        next.pass(
                new BufferedRequest(answering.request, body.toByteArray()),
                answering.response,
                Callback.from(bounds.room::close, answering.callback));
    }
}
