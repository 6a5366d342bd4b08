package bellwether.platform.live.http;

import bellwether.platform.base.Caller;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ClientDisconnect;
import bellwether.platform.http.EventStream;
import bellwether.platform.http.KeyRevalidation;
import bellwether.platform.http.MediaTypes;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.live.LiveConnection;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LivePlace;
import bellwether.platform.live.LiveRequest;
import bellwether.platform.live.hub.LiveHub;
import bellwether.platform.live.hub.TicketDao;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// The routes of this module.
public final class LiveRoutes implements Routes {
    /// An event is small; with the server's own buffer thousands of streams would hold hundreds of
    /// megabytes.
    private static final int BUFFER = 1024;

    private final LiveHub hub;
    private final TicketDao tickets;
    private final List<LiveEventType> types;
    private final LiveTopics topics;
    private final LiveSockets sockets;

    public LiveRoutes(LiveHub hub, TicketDao tickets, List<LiveEventType> types) {
        this.hub = hub;
        this.tickets = tickets;
        this.types = List.copyOf(types);
        topics =
                new LiveTopics(
                        types.stream().map(LiveEventType::topic).collect(Collectors.toSet()));
        sockets = new LiveSockets(hub, this.topics);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/events", this::events, Role.READER);
        routes.get("/api/v1/live", this::types, Role.READER);
        routes.ws("/api/v1/live", sockets::configure, Role.READER);
        routes.post("/api/v1/live/tickets", this::ticket, Role.READER);
    }

    /// Looks after connections that have no stream, in which the hub does it.
    public void beat() {
        sockets.beat();
    }

    /// Ends connections that have no stream.
    public void release() {
        sockets.release();
    }

    private void events(Context ctx) throws IOException {
        QueryParameters.allowOnly(ctx, "topics", "after", "ticket");
        MediaTypes.of(ctx, List.of(MediaTypes.EVENTS));
        Caller caller = Callers.of(ctx);
        LiveRequest request =
                new LiveRequest(caller.owner(), KeyRevalidation.of(ctx), topics(ctx), after(ctx));
        LivePlace place = hub.admit(caller.owner());
        try {
            EventStream answer = EventStream.begin(ctx, BUFFER);
            answer.onEnd(place::close);
            LiveConnection stream = place.open(request, new EventStreamSink(answer));
            ClientDisconnect.notice(
                    ctx,
                    () -> {
                        stream.leave();
                        answer.close();
                    });
        } catch (IOException | RuntimeException e) {
            place.close();
            throw e;
        }
    }

    private Set<String> topics(Context ctx) {
        String asked = ctx.queryParam("topics");
        return asked == null || asked.isBlank()
                ? Set.of()
                : topics.of(
                        Arrays.stream(asked.split(",", -1)).map(String::strip).toList(), "?topics");
    }

    /// What a browser that comes back sends by itself wins over what its page asked for at first.
    private static OptionalLong after(Context ctx) {
        Optional<OptionalLong> last =
                Optional.ofNullable(ctx.header("Last-Event-ID"))
                        .filter(id -> !id.isBlank())
                        .map(id -> id(id, "Last-Event-ID"));
        return last.orElseGet(() ->
                Optional.ofNullable(ctx.queryParam("after"))
                        .map(id -> id(id, "?after"))
                        .orElse(OptionalLong.empty()));
    }

    private static OptionalLong id(String text, String place) {
        if (!text.matches("\\d{1,18}")) {
            throw Refusal.invalid(
                    place, "must be the id of an event, was \"%s\"".formatted(Quoted.text(text)));
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    private record Types(List<LiveEventType> events) {}

    /// What the WebSocket at the same address can be asked for.
    private void types(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Responses.json(ctx, new Types(types));
    }

    private void ticket(Context ctx) {
        QueryParameters.allowOnly(ctx);
        ctx.status(201);
        Responses.json(ctx, tickets.make(Callers.of(ctx)));
    }
}
