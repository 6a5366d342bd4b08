package bellwether.web;

import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Refuses what no route may see: methods that nothing here uses and headers that would replace the
/// method. A HEAD goes on as the GET that it stands for, so that it is answered, and guarded,
/// alike; the server keeps the body back.
final class Gate extends Handler.Wrapper {
    private static final Set<String> METHODS =
            new TreeSet<>(Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"));
    private static final Set<String> OVERRIDES =
            Set.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Refusal refusal = refusal(request);
        if (refusal != null) {
            return ServerProblems.refuse(request, response, callback, refusal);
        }
        Request passed = request.getMethod().equals("HEAD") ? new AsGet(request) : request;
        return super.handle(passed, response, callback);
    }

    private static @Nullable Refusal refusal(Request request) {
        if (!METHODS.contains(request.getMethod())) {
            return Refusals.of(405).with("Allow", String.join(", ", METHODS));
        }
        if (request.getMethod().equals("HEAD") && RouteKinds.isStream(request)) {
            return Refusals.of(405).with("Allow", "GET");
        }
        for (String override : OVERRIDES) {
            if (request.getHeaders().contains(override)) {
                return Refusal.of(
                        400,
                        "method_override",
                        "The header %s is not accepted.".formatted(override));
            }
        }
        return null;
    }

    private static final class AsGet extends Request.Wrapper {
        AsGet(Request head) {
            super(head);
        }

        @Override
        public String getMethod() {
            return "GET";
        }
    }
}
