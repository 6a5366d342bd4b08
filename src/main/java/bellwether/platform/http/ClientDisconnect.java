package bellwether.platform.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/// Notices at once when the client of a long answer goes. The server itself reads nothing while it
/// answers, so it would see that at its next write only.
public final class ClientDisconnect {
    private ClientDisconnect() {}

    /// Calls back once, when the connection ends or the client sends what it is not asked for. No
    /// request follows on the connection, as nobody is left to read it.
    ///
    /// @param gone must not block
    public static void notice(Context ctx, Runnable gone) {
        ctx.header("Connection", "close");
        EndPoint connection =
                ServletContextRequest.getServletContextRequest(ctx.req())
                        .getConnectionMetaData()
                        .getConnection()
                        .getEndPoint();
        connection.fillInterested(new Reading(connection, gone));
    }

    private record Reading(EndPoint connection, Runnable gone) implements Callback {
        @Override
        public void succeeded() {
            ByteBuffer one = BufferUtil.allocate(1);
            try {
                // nothing may have come after all, as with TLS, whose own messages wake readers too
                if (connection.fill(one) == 0) {
                    connection.fillInterested(this);
                    return;
                }
            } catch (IOException e) {
                // it ended with a fault: that is an end
            }
            gone.run();
        }

        @Override
        public void failed(Throwable fault) {
            gone.run();
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
