package bellwether.platform.http;

import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.PassingFault;
import io.javalin.http.Context;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An answer that is sent while it is made, because nobody should hold all of it in memory.
///
/// What fails before the first byte is sent is answered as always. What fails later breaks the
/// connection off, without the mark that ends an answer: so no client takes a part for the whole.
public final class StreamedBody {
    private static final Logger LOG = LoggerFactory.getLogger(StreamedBody.class);
    private static final int BUFFER = 64 * 1024;

    private StreamedBody() {}

    /// Makes an answer piece by piece.
    @FunctionalInterface
    public interface Body {
        void write(OutputStream out) throws IOException;
    }

    /// Sends what `body` makes.
    ///
    /// @param name of the file that a browser saves; none when it is empty
    public static void answer(Context ctx, String type, String name, Body body) {
        ctx.contentType(type);
        if (!name.isEmpty()) {
            ctx.header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
        }
        if (isHead(ctx)) {
            return;
        }
        try {
            OutputStream out = new BufferedOutputStream(ctx.res().getOutputStream(), BUFFER);
            body.write(out);
            out.flush();
        } catch (IOException | UncheckedIOException gone) {
            LOG.debug(
                    "The client of {} has disconnected: {}",
                    Quoted.path(ctx.path()),
                    gone.toString());
            breakOff(ctx, gone);
        } catch (RuntimeException e) {
            if (!ctx.res().isCommitted()) {
                ctx.res().resetBuffer();
                ctx.res().setHeader("Content-Disposition", null);
                throw e;
            }
            tell(ctx, e);
            breakOff(ctx, e);
        }
    }

    private static void tell(Context ctx, RuntimeException e) {
        if (PassingFault.is(e) || e instanceof Refusal) {
            LOG.warn(
                    "GET {} failed during the response, request {}: {}",
                    Quoted.path(ctx.path()),
                    RequestIds.of(ctx),
                    e.toString());
        } else {
            LOG.error(
                    "GET {} failed during the response, request {}",
                    Quoted.path(ctx.path()),
                    RequestIds.of(ctx),
                    e);
        }
    }

    /// The framework is left to think that all is well; what it still writes goes nowhere.
    private static void breakOff(Context ctx, Exception why) {
        EndPoint end =
                ServletContextRequest.getServletContextRequest(ctx.req())
                        .getConnectionMetaData()
                        .getConnection()
                        .getEndPoint();
        resetOnClose(end);
        end.close(why);
    }

    /// In HTTP/1.0 an answer ends where the connection does, so that only a reset tells of a fault.
    private static void resetOnClose(EndPoint end) {
        if (end instanceof SocketChannelEndPoint socket) {
            try {
                socket.getChannel().setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException closed) {
                LOG.debug("It is closed already: {}", closed.toString());
            }
        }
    }

    /// A HEAD has come as the GET that it stands for.
    private static boolean isHead(Context ctx) {
        Request request = ServletContextRequest.getServletContextRequest(ctx.req());
        return Request.unWrap(request).getMethod().equals("HEAD");
    }
}
