package io.forbear.packs;

import java.util.List;
import java.util.stream.Collectors;

/** A rule pack that cannot be used; its message says what is wrong and where. */
public final class InvalidPackException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    InvalidPackException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong. */
    public List<Problem> problems() {
        return problems;
    }
}
