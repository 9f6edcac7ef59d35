package io.forbear.standalone.part;

import io.forbear.standalone.data.DataDirectory;
import io.forbear.standalone.data.Refusal;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many brokers the data is of. A cluster keeps its number: each broker knows the others, and
 * topics have their copies where they were made.
 */
public final class Brokers {
    private Brokers() {}

    /**
     * How many there are to be.
     *
     * @param wanted what was asked for; null: whatever there is, or one
     * @throws Refusal if there is data of another number
     */
    public static int of(DataDirectory data, @Nullable Integer wanted) {
        var found = (int) Instance.possible(Part.KAFKA).filter(one -> isThere(data, one)).count();
        var number = Optional.ofNullable(wanted).orElse(Math.max(1, found));
        if (found > 0 && found != number) {
            throw new Refusal(
                    "%s holds the data of %d broker(s), not of %d: --fresh begins anew"
                            .formatted(data.root(), found, number));
        }
        return number;
    }

    private static boolean isThere(DataDirectory data, Instance broker) {
        return Files.exists(data.of(broker.title()).resolve("logs").resolve("meta.properties"));
    }
}
