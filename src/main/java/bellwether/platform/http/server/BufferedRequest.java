package bellwether.platform.http.server;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// A request whose body has been read already, and is given once more.
final class BufferedRequest extends Request.Wrapper {
    private final byte[] body;
    private final AtomicBoolean given = new AtomicBoolean();

    BufferedRequest(Request request, byte[] body) {
        super(request);
        this.body = body;
    }

    @Override
    public Content.Chunk read() {
        return given.compareAndSet(false, true)
                ? Content.Chunk.from(ByteBuffer.wrap(body), true)
                : Content.Chunk.EOF;
    }

    @Override
    public void demand(Runnable ready) {
        ready.run();
    }
}
