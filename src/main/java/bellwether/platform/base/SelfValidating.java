package bellwether.platform.base;

import java.util.List;

/// A body with rules that constraints on single fields cannot say.
public interface SelfValidating {
    /// What is wrong. Asked even when single fields are wrong too, so that all faults are named at
    /// once.
    List<Fault> faults();
}
