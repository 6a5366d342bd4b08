package bellwether.platform.ops;

import java.util.List;

/// A module of a higher floor that shows its figures and how it is.
public interface MonitoredModule {
    /// As its health is named.
    String name();

    /// How it is. It asks nothing that may take long.
    Component component();

    List<ModuleFigure> figures();
}
