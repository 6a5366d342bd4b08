package bellwether.platform.jobs;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/// A data source that does something of a test's choice before or after chosen statements: waits,
/// so that a race is open for as long as the test likes, or throws, so that an answer is lost.
final class FaultyDataSource {
    interface Act {
        void run() throws Exception;
    }

    private final DataSource real;
    private final Map<String, Act> before = new ConcurrentHashMap<>();
    private final Map<String, Act> after = new ConcurrentHashMap<>();

    FaultyDataSource(DataSource real) {
        this.real = real;
    }

    /// Runs `act` before each statement that contains `part`; `commit` stands for a commit.
    void before(String part, Act act) {
        before.put(part, act);
    }

    void after(String part, Act act) {
        after.put(part, act);
    }

    void calm() {
        before.clear();
        after.clear();
    }

    Jdbi jdbi() {
        return Jdbi.create(() -> wrapped(real.getConnection())).installPlugin(new PostgresPlugin());
    }

    private Connection wrapped(Connection connection) {
        return proxy(
                Connection.class,
                connection,
                (name, args, call) -> {
                    if (name.equals("commit")) {
                        return around("commit", call);
                    }
                    Object result = call.run();
                    return result instanceof PreparedStatement statement
                            ? wrapped(statement, String.valueOf(args[0]))
                            : result;
                });
    }

    private PreparedStatement wrapped(PreparedStatement statement, String sql) {
        return proxy(
                PreparedStatement.class,
                statement,
                (name, _, call) -> name.startsWith("execute") ? around(sql, call) : call.run());
    }

    private Object around(String sql, Call call) throws Throwable {
        act(before, sql);
        Object result = call.run();
        act(after, sql);
        return result;
    }

    private static void act(Map<String, Act> acts, String sql) throws Exception {
        for (Map.Entry<String, Act> entry : acts.entrySet()) {
            if (sql.contains(entry.getKey())) {
                entry.getValue().run();
            }
        }
    }

    private interface Call {
        Object run() throws Throwable;
    }

    private interface Around {
        Object run(String name, Object[] args, Call call) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, T target, Around around) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, args) ->
                                around.run(
                                        method.getName(),
                                        args == null ? new Object[0] : args,
                                        () -> {
                                            try {
                                                return method.invoke(target, args);
                                            } catch (InvocationTargetException e) {
                                                throw e.getTargetException();
                                            }
                                        })));
    }
}
