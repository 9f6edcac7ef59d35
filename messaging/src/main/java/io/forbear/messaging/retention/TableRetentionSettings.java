package io.forbear.messaging.retention;

import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What becomes of every table of a service that says something of debtors.
 *
 * @param places a query for debtors and the places whose law governs their accounts, in two
 *     columns; null: the service does not know
 * @param tables all of them
 */
@ConfigurationProperties("forbear.table-retention")
public record TableRetentionSettings(@Nullable String places, @DefaultValue List<Table> tables) {
    /** The place for what nothing else is said of. */
    static final String ANY = "ANY";

    /**
     * A table.
     *
     * @param age column that tells how old a row is; null: its rows do not go by age
     * @param keep how long rows of a debtor are kept after the newest of them, by jurisdiction;
     *     {@code ANY}: where nothing else is said
     * @param because how rows go that do not go by age
     */
    public record Table(
            String name,
            @Nullable String age,
            @DefaultValue Map<String, Period> keep,
            @Nullable String because) {
        public Table {
            keep = Map.copyOf(keep);
            if (!name.matches("[a-z_]+") || (age != null && !age.matches("[a-z_]+"))) {
                throw new IllegalArgumentException(
                        "table and column are plain names, found %s, %s".formatted(name, age));
            }
            if ((age == null) != keep.isEmpty()
                    || (age == null) != (because != null)
                    || (age != null && !keep.containsKey(ANY))) {
                throw new IllegalArgumentException(
                        "%s: say age and keep, for %s at least, or why not".formatted(name, ANY));
            }
        }
    }

    public TableRetentionSettings {
        tables = List.copyOf(tables);
    }
}
