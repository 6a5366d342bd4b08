package bellwether.platform.http;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Context;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// The head of a request as the server's handlers see it, without a server. Whatever else is asked
/// of it fails.
public final class JettyRequestFake implements InvocationHandler {
    private final Map<String, Object> attributes = new HashMap<>();
    private final String method;
    private final HttpURI address;
    private final HttpFields headers;

    private JettyRequestFake(String method, String target, HttpFields headers) {
        this.method = method;
        this.address = HttpURI.from(target);
        this.headers = headers;
    }

    /// A request with these headers.
    ///
    /// @param headers names and values by turns
    public static Request of(String method, String target, String... headers) {
        HttpFields.Mutable fields = HttpFields.build();
        for (int i = 0; i < headers.length; i += 2) {
            fields.add(headers[i], headers[i + 1]);
        }
        return proxy(Request.class, new JettyRequestFake(method, target, fields.asImmutable()));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method asked, Object[] arguments)
            throws Throwable {
        return switch (asked.getName()) {
            case "getMethod" -> method;
            case "getHttpURI" -> address;
            case "getHeaders" -> headers;
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "getContext" -> proxy(Context.class, JettyRequestFake::ofContext);
            default -> other(proxy, asked, arguments);
        };
    }

    private static Object ofContext(Object proxy, Method asked, Object[] arguments)
            throws Throwable {
        return asked.getName().equals("getContextPath") ? "" : other(proxy, asked, arguments);
    }

    private static Object other(Object proxy, Method asked, Object[] arguments) throws Throwable {
        if (!asked.isDefault()) {
            throw new UnsupportedOperationException(asked.toString());
        }
        return InvocationHandler.invokeDefault(proxy, asked, arguments);
    }
}
