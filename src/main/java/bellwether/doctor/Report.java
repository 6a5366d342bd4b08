package bellwether.doctor;

import java.io.PrintStream;

/// Prints a line per check and counts.
final class Report {
    private final PrintStream out;
    private int faults;
    private int warnings;

    Report(PrintStream out) {
        this.out = out;
    }

    /// Runs a check and prints what it found; whether it found no fault.
    boolean add(Check check) {
        Outcome outcome = check.run();
        switch (outcome) {
            case Outcome.Ok ok -> line("ok", check.name(), ok.words());
            case Outcome.Warning warning -> {
                warnings++;
                line("warning", check.name(), warning.words() + ". " + warning.remedy());
            }
            case Outcome.Fault fault -> {
                faults++;
                line("fault", check.name(), fault.words() + ". " + fault.remedy());
            }
            case Outcome.Skipped skipped -> line("skipped", check.name(), skipped.words());
        }
        return !(outcome instanceof Outcome.Fault);
    }

    void skip(String name, String why) {
        line("skipped", name, why);
    }

    private void line(String verdict, String name, String words) {
        out.printf("%-8s %-12s %s%n", verdict, name, words.strip());
    }

    /// Prints the sum and gives the exit code: 1 when there is a fault.
    int end() {
        out.printf(
                "%s, %s.%n",
                faults == 0 ? "No fault" : count(faults, "fault"),
                warnings == 0 ? "no warning" : count(warnings, "warning"));
        return faults == 0 ? 0 : 1;
    }

    private static String count(int n, String what) {
        return "%d %s%s".formatted(n, what, n == 1 ? "" : "s");
    }
}
