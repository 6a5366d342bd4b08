package bellwether.platform.http;

import bellwether.platform.http.server.BodyRate;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// A request whose route reads the body as it comes: refused when it comes too slowly.
public final class StreamingUpload extends Request.Wrapper {
    private final BodyRate pace;

    public StreamingUpload(Request request, BodyRate pace) {
        super(request);
        this.pace = pace;
    }

    @Override
    public Content.@Nullable Chunk read() {
        Content.Chunk chunk = super.read();
        pace.note(chunk);
        if (chunk == null || Content.Chunk.isFailure(chunk) || !pace.isSlow()) {
            return chunk;
        }
        chunk.release();
        HttpException.RuntimeException slow = new HttpException.RuntimeException(408);
        fail(slow);
        return Content.Chunk.from(slow, true);
    }
}
