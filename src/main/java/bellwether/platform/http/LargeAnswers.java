package bellwether.platform.http;

import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.MemoryBudget.Need;
import bellwether.platform.base.MemoryBudget.Room;
import bellwether.platform.base.MemoryBudget.Share;
import bellwether.platform.base.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Sends large answers that are made already within the memory budget, because each is held for as
/// long as its client takes to read it.
public final class LargeAnswers implements Routes {
    /// Smaller ones are not counted: as many as there may be requests are 16 MB.
    private static final int SMALLEST = 64 * 1024;

    private static final List<String> ABOUT_THE_ANSWER =
            List.of("ETag", "Link", "Content-Disposition");

    private final MemoryBudget memory;

    public LargeAnswers(MemoryBudget memory) {
        this.memory = memory;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.after(this::send);
    }

    private void send(Context ctx) throws IOException {
        InputStream answer = ctx.resultInputStream();
        if (answer == null || answer.available() < SMALLEST) {
            return;
        }
        try (Room _ = room(ctx, answer.available())) {
            answer.transferTo(ctx.res().getOutputStream());
            ctx.res().flushBuffer();
        }
    }

    private Room room(Context ctx, int bytes) {
        try {
            return memory.take(
                    new Need(
                            Share.ANSWERS,
                            bytes,
                            "This answer's %,d bytes".formatted(bytes),
                            "Request fewer items with ?limit, or a smaller selection."),
                    MemoryBudget.REQUEST);
        } catch (Refusal refusal) {
            for (String header : ABOUT_THE_ANSWER) {
                ctx.res().setHeader(header, null);
            }
            throw refusal;
        }
    }
}
