package bellwether.platform.db.embedded;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.Set;

/// What the embedded PostgreSQL is told of our environment, which holds the master key and other
/// secrets: nothing but this. The library that starts it hands on all there is, so the others are
/// taken out of this process; Java has read them by then and goes on knowing them.
final class ChildEnvironment {
    private static final Set<String> KEPT =
            Set.of(
                    "HOME",
                    "LANG",
                    "LC_ALL",
                    "LD_LIBRARY_PATH",
                    "LOGNAME",
                    "PATH",
                    "SHELL",
                    "TMPDIR",
                    "TZ",
                    "USER");

    private ChildEnvironment() {}

    /// Takes out all else, for good. Where the system has no `unsetenv`, as Windows, it stays.
    @SuppressWarnings("restricted") // the jar says that it may call native code
    static void tidy() {
        Optional<MemorySegment> unset = Linker.nativeLinker().defaultLookup().find("unsetenv");
        if (unset.isEmpty()) {
            return;
        }
        MethodHandle call =
                Linker.nativeLinker()
                        .downcallHandle(
                                unset.get(),
                                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        try (Arena names = Arena.ofConfined()) {
            for (String name : System.getenv().keySet()) {
                if (!KEPT.contains(name) && (int) call.invokeExact(names.allocateFrom(name)) != 0) {
                    throw new IllegalStateException("the variable " + name + " cannot be unset");
                }
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the environment cannot be tidied", e);
        }
    }
}
