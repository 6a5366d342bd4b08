package bellwether;

/// The program: its commands and exit codes.
public final class Bellwether {
    private Bellwether() {}

    public static void main(String[] args) {
        System.out.println("bellwether");
    }
}
