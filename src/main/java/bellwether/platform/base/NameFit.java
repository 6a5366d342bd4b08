package bellwether.platform.base;

/// How well a name fits what somebody looks for, the best first.
public enum NameFit {
    WHOLE,
    BEGINNING,
    WORD,
    PART
}
