package bellwether.research.learning.leak;

import bellwether.research.learning.sample.TrainingTable;

/// Another table, for tests of other packages that change a part of it.
public abstract class PlantedTable extends ForwardingTable {
    protected PlantedTable(TrainingTable table) {
        super(table);
    }
}
