package io.forbear.contact.letter;

import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a creditor's letters say of it, in one language.
 *
 * @param zone in which letters are dated
 * @param lines name, address, phone, complaints: how to complain; and what stands for the places of
 *     a letter, such as repaymentInfo
 * @param seal PNG in Base64
 */
record Letterhead(ZoneId zone, Map<String, String> lines, String seal) {
    Letterhead {
        lines = Map.copyOf(lines);
    }

    String line(String name) {
        return lines.getOrDefault(name, "");
    }

    /**
     * The agency that writes for the creditor, in one language.
     *
     * @param licence under which it works
     */
    record Agency(String name, String address, String phone, @Nullable String licence) {}
}
