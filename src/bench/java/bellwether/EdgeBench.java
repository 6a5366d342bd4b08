package bellwether;

import bellwether.bench.attack.AttackBench;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the service withstands: attacks of the house's own, then tools of others where they are
/// installed. `./run.sh bench edge [quick] [NAME…]`.
public final class EdgeBench {
    private EdgeBench() {}

    public static void main(String[] args) throws Exception {
        List<String> names = new ArrayList<>(Arrays.asList(args));
        List<String> known = new ArrayList<>(AttackBench.families());
        known.addAll(EdgeTools.PARTS);
        List<String> unknown = names.stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            System.out.printf(
                    "No attack %s. Known are: %s%n",
                    String.join(", ", unknown), String.join(" ", known));
            System.exit(2);
        }
        List<String> tools = names.stream().filter(EdgeTools.PARTS::contains).toList();
        names.removeAll(tools);
        if (!names.isEmpty() || tools.isEmpty()) {
            AttackBench.run(names);
        }
        if (!tools.isEmpty() || names.isEmpty()) {
            EdgeTools.run(tools.isEmpty() ? EdgeTools.PARTS : tools);
        }
    }
}
