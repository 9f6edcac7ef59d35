package io.forbear.account.figure;

import io.forbear.service.problem.Problem;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures that can be asked for. */
enum FigureName {
    AGEING(Ageing.Row.class),
    OVERDUE_RATE(OverdueRate.Row.class),
    ROLL_RATE(RollRate.Row.class),
    CURE(Cure.Row.class),
    RECOVERY(Recovery.Row.class);

    private final Class<?> row;

    FigureName(Class<?> row) {
        this.row = row;
    }

    /** The type of its rows. */
    Class<?> row() {
        return row;
    }

    /** How callers write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The figure with this word.
     *
     * @throws Problem 404 if there is none
     */
    static FigureName of(String word) {
        return Arrays.stream(values())
                .filter(name -> name.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                Problem.notFound(
                                        "There is no figure %s; there are %s."
                                                .formatted(word, words())));
    }

    private static String words() {
        return Arrays.stream(values()).map(FigureName::word).collect(Collectors.joining(", "));
    }

    /**
     * An empty figure that answers a question.
     *
     * @throws Problem 400 if the question makes no sense for it
     */
    Figure<?> asked(FigureQuestion question, LocalDate today) {
        return switch (this) {
            case AGEING -> new Ageing(question.day(today), question.dimensions());
            case OVERDUE_RATE ->
                    new OverdueRate(question.dayOrMonthEnds(today), question.dimensions());
            case ROLL_RATE ->
                    new RollRate(
                            question.atLeastTwoMonthEnds(today),
                            question.dimensionsWithout(Dimension.STAGE));
            case CURE -> new Cure(question.period(today), question.dimensions());
            case RECOVERY -> new Recovery(question.period(today), question.dimensions());
        };
    }
}
