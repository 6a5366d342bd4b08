package bellwether.platform.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A request without a server: its headers, query and body, and the headers of its answer. Whatever
/// else is asked of it fails.
public final class ContextFake implements InvocationHandler {
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Context context =
            (Context)
                    Proxy.newProxyInstance(
                            Context.class.getClassLoader(), new Class<?>[] {Context.class}, this);
    private String query = "";
    private byte[] body = {};

    /// A request with this query, such as `limit=5`.
    public static Context query(String query) {
        ContextFake fake = new ContextFake();
        fake.query = query;
        return fake.context;
    }

    /// A request with one header, in as many lines as there are values.
    public static Context header(String name, String... values) {
        ContextFake fake = new ContextFake();
        Arrays.stream(values).forEach(value -> fake.with(name, value));
        return fake.context;
    }

    /// A request with a JSON body.
    public static Context json(String body) {
        return new ContextFake()
                .with("Content-Type", "application/json")
                .holding(body.getBytes(StandardCharsets.UTF_8))
                .context;
    }

    public ContextFake with(String name, String value) {
        headers.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        return this;
    }

    public ContextFake asking(String text) {
        query = text;
        return this;
    }

    public ContextFake holding(byte[] bytes) {
        body = bytes.clone();
        return this;
    }

    public Context context() {
        return context;
    }

    /// The headers of the answer so far.
    public Map<String, String> answered() {
        return answered;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments)
            throws Throwable {
        return switch (method.getName()) {
            case "header" -> header(arguments);
            case "queryString" -> query.isEmpty() ? null : query;
            case "characterEncoding" -> "UTF-8";
            case "bodyAsBytes" -> body.clone();
            case "path" -> "/things";
            case "req" -> request();
            case "res" -> response();
            default -> {
                if (!method.isDefault()) {
                    throw new UnsupportedOperationException(method.toString());
                }
                yield InvocationHandler.invokeDefault(proxy, method, arguments);
            }
        };
    }

    /// Knows the lines of its headers, and nothing else.
    private HttpServletRequest request() {
        return (HttpServletRequest)
                Proxy.newProxyInstance(
                        HttpServletRequest.class.getClassLoader(),
                        new Class<?>[] {HttpServletRequest.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("getHeaders")) {
                                return Collections.enumeration(
                                        headers.getOrDefault((String) arguments[0], List.of()));
                            }
                            throw new UnsupportedOperationException(method.toString());
                        });
    }

    /// Knows the headers of the answer, and nothing else.
    private HttpServletResponse response() {
        return (HttpServletResponse)
                Proxy.newProxyInstance(
                        HttpServletResponse.class.getClassLoader(),
                        new Class<?>[] {HttpServletResponse.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("getHeader")) {
                                return answered.get((String) arguments[0]);
                            }
                            throw new UnsupportedOperationException(method.toString());
                        });
    }

    private @Nullable Object header(Object... arguments) {
        String name = (String) arguments[0];
        if (arguments.length == 1) {
            return headers.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
        }
        answered.put(name, (String) arguments[1]);
        return context;
    }
}
