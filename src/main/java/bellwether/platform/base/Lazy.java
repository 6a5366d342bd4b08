package bellwether.platform.base;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is made when it is first asked for, once: a start need not wait for it.
public final class Lazy<T> implements Supplier<T> {
    private final Supplier<? extends T> maker;
    private @Nullable T made;

    public Lazy(Supplier<? extends T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        T known = made;
        if (known == null) {
            known = maker.get();
            made = known;
        }
        return known;
    }

    /// What was made so far, if it was.
    public synchronized Optional<T> made() {
        return Optional.ofNullable(made);
    }
}
