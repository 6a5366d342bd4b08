package bellwether.platform.http.problem;

import bellwether.platform.base.Refusal;
import bellwether.platform.http.Statuses;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Answers what the server itself refuses, before or beside the routes, in the form in which routes
/// are answered.
public final class ServerProblems implements Request.Handler {
    private static final String REFUSAL = Refusal.class.getName();

    private final ProblemMapper problems;

    public ServerProblems(ProblemMapper problems) {
        this.problems = problems;
    }

    /// Answers with this refusal what a handler will not pass on.
    public static boolean refuse(
            Request request, Response response, Callback callback, Refusal refusal) {
        request.setAttribute(REFUSAL, refusal);
        Response.writeError(request, response, callback, Statuses.of(refusal));
        return true;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        ResponseHeaders.stamp(request, response);
        String path = String.valueOf(request.getHttpURI().getPath());
        String id = ResponseHeaders.requestId(request);
        Refusal refusal = refusal(request, response, path, id);
        Statuses.headers(refusal).forEach((name, value) -> response.getHeaders().put(name, value));
        response.setStatus(Statuses.of(refusal));
        byte[] document = problems.document(refusal, path, id);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemDocument.CONTENT_TYPE);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, document.length);
        if (BodyDrain.isUnread(request)) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        response.write(true, ByteBuffer.wrap(document), callback);
        return true;
    }

    private Refusal refusal(Request request, Response response, String path, String id) {
        if (request.getAttribute(REFUSAL) instanceof Refusal refusal) {
            return refusal;
        }
        boolean chosen = response.getStatus() != 500;
        return !chosen
                        && request.getAttribute(ErrorHandler.ERROR_EXCEPTION)
                                instanceof Throwable fault
                ? problems.refusal(
                        fault,
                        request.getMethod() + " " + path,
                        ExchangeLog.method(request) + " " + ExchangeLog.route(request),
                        id)
                : KnownRefusals.of(response.getStatus());
    }
}
