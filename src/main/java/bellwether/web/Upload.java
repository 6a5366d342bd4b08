package bellwether.web;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// A request whose route reads the body as it comes: refused when it comes too slowly.
final class Upload extends Request.Wrapper {
    private final Pace pace;

    Upload(Request request, Pace pace) {
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
