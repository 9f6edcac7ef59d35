package io.forbear.contact.template;

import io.forbear.contact.channel.Channel;
import io.forbear.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a message says what was approved, and nothing else.
 *
 * @param differences what is not so; empty if it does
 */
public record Verification(List<String> differences) {
    public Verification {
        differences = List.copyOf(differences);
    }

    public boolean equalsApproved() {
        return differences.isEmpty();
    }

    /**
     * A message as it was ordered.
     *
     * @param subject of an e-mail; null: there is none
     * @param stated the amount that the gate judged; null: none
     */
    public record Sent(
            Channel channel,
            String language,
            @Nullable String subject,
            String text,
            @Nullable Money stated) {}

    /**
     * Makes the message anew, and compares.
     *
     * @param digest of the version, as the command says
     * @param facts by field
     * @param sent what was ordered
     */
    public static Verification of(
            ApprovedText approved, String digest, Map<String, String> facts, Sent sent) {
        var differences = new ArrayList<String>();
        if (!approved.digest().equals(digest)) {
            differences.add("the version is not the one with digest " + digest);
        }
        try {
            var text = approved.fill(sent.language(), facts);
            if (!text.equals(sent.text())) {
                differences.add(
                        "the text differs from character " + firstDifference(text, sent.text()));
            }
            differences.addAll(subject(approved, facts, sent));
            differences.addAll(amounts(approved, facts, sent.stated()));
        } catch (IllegalArgumentException e) {
            differences.add(String.valueOf(e.getMessage()));
        }
        return new Verification(differences);
    }

    /** Only an e-mail has a subject, and it is the approved one. */
    private static List<String> subject(
            ApprovedText approved, Map<String, String> facts, Sent sent) {
        var expected =
                sent.channel() == Channel.EMAIL ? approved.subject(sent.language(), facts) : null;
        if (Objects.equals(expected, sent.subject())) {
            return List.of();
        }
        return List.of(
                expected == null || sent.subject() == null
                        ? "a subject was approved or sent, but not both"
                        : "the subject differs from character "
                                + firstDifference(expected, sent.subject()));
    }

    /** What the gate compared with the balance must be what the text says. */
    private static List<String> amounts(
            ApprovedText approved, Map<String, String> facts, @Nullable Money stated) {
        var discloses = approved.disclosed().contains(DisclosedItem.DEBT_AMOUNT.name());
        if (discloses != (stated != null)) {
            return List.of("an amount is stated to the gate or to the debtor, but not to both");
        }
        var said =
                approved.types().keySet().stream()
                        .filter(field -> approved.types().get(field) == FieldType.MONEY)
                        .map(field -> FieldType.money(facts.getOrDefault(field, "")))
                        .toList();
        return stated != null && !said.contains(stated)
                ? List.of("it does not name the amount stated to the gate")
                : List.of();
    }

    private static int firstDifference(String one, String other) {
        var least = Math.min(one.length(), other.length());
        for (var i = 0; i < least; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return i;
            }
        }
        return least;
    }
}
