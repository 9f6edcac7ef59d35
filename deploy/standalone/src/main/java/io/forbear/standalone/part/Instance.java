package io.forbear.standalone.part;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One of the processes of a part.
 *
 * @param number from 1
 */
public record Instance(Part part, int number) implements Comparable<Instance> {
    /** More of one part make no sense on one machine. */
    static final int MOST = 9;

    public Instance {
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException(
                    "instances of %s are numbered from 1 to %d, found %d"
                            .formatted(part.title(), MOST, number));
        }
    }

    /** The first one of a part; of most there is no other. */
    public static Instance first(Part part) {
        return new Instance(part, 1);
    }

    /** All that there may be of a part, whether or not they run. */
    public static Stream<Instance> possible(Part part) {
        return IntStream.rangeClosed(1, part.isManifold() ? MOST : 1)
                .mapToObj(number -> new Instance(part, number));
    }

    /**
     * The instance of this title.
     *
     * @throws IllegalArgumentException naming the parts there are
     */
    public static Instance named(String title) {
        var end = title.lastIndexOf('-');
        var number = title.substring(end + 1);
        return number.matches("[1-9]")
                ? new Instance(Part.named(title.substring(0, end)), Integer.parseInt(number))
                : first(Part.named(title));
    }

    /** What users call it: the first as its part, the others with their number. */
    public String title() {
        return part.title() + (number == 1 ? "" : "-" + number);
    }

    /** The variable that sets its port. */
    String portVariable() {
        return variable("");
    }

    /** The variable that sets where it talks to the others of its part. */
    String controllerVariable() {
        return variable("_CONTROLLER");
    }

    private String variable(String what) {
        return "FORBEAR_%s%s%s_PORT"
                .formatted(
                        part.shortTitle().toUpperCase(Locale.ROOT),
                        number == 1 ? "" : "_" + number,
                        what);
    }

    @Override
    public int compareTo(Instance other) {
        return Comparator.comparing(Instance::part)
                .thenComparingInt(Instance::number)
                .compare(this, other);
    }
}
