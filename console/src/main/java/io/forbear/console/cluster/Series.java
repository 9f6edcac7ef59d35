package io.forbear.console.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One figure over the last hours, in a ring of fixed size. */
final class Series {
    private final float[] values;
    private long newest = Long.MIN_VALUE;
    private int readings;

    Series(int slots) {
        values = new float[slots];
        Arrays.fill(values, Float.NaN);
    }

    /** Adds a reading to the slot of its time; the slot holds the mean of its readings. */
    void add(long slot, double value) {
        if (slot > newest) {
            forget(slot);
            newest = slot;
            readings = 0;
            values[index(slot)] = 0;
        }
        readings++;
        var mean = values[index(newest)];
        values[index(newest)] = (float) (mean + (value - mean) / readings);
    }

    /**
     * The last values, oldest first; null where nothing was measured.
     *
     * @param now the slot of the present time, which is the last one
     * @param points how many values
     * @param each how many slots make a value: their mean
     */
    List<@Nullable Double> last(long now, int points, int each) {
        var values = new ArrayList<@Nullable Double>(points);
        for (int point = 0; point < points; point++) {
            values.add(mean(now - (long) (points - point) * each + 1, each));
        }
        return values;
    }

    private @Nullable Double mean(long from, int count) {
        double sum = 0;
        int known = 0;
        for (long slot = from; slot < from + count; slot++) {
            var value = at(slot);
            if (!Float.isNaN(value)) {
                sum += value;
                known++;
            }
        }
        return known == 0 ? null : Figures.rounded(sum / known);
    }

    private float at(long slot) {
        return slot > newest || slot <= newest - values.length ? Float.NaN : values[index(slot)];
    }

    private void forget(long slot) {
        if (newest == Long.MIN_VALUE || slot - newest >= values.length) {
            Arrays.fill(values, Float.NaN);
        } else {
            for (long between = newest + 1; between < slot; between++) {
                values[index(between)] = Float.NaN;
            }
        }
    }

    private int index(long slot) {
        return (int) Math.floorMod(slot, (long) values.length);
    }
}
