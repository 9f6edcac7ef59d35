package io.forbear.contact.template;

import io.forbear.contact.channel.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What wordings must and must not say, and the fields they may have.
 *
 * @param subjects what holds for subjects of e-mails
 * @param segments how many segments a message may have at most, by channel
 */
public record WordingRules(
        FieldCatalogue catalogue,
        List<Disclosure> disclosures,
        List<Forbidden> forbidden,
        List<Withheld> withheld,
        SubjectRules subjects,
        Map<Channel, Integer> segments) {
    private static final String FILE = "wording-rules.yaml";

    public WordingRules {
        disclosures = List.copyOf(disclosures);
        forbidden = List.copyOf(forbidden);
        withheld = List.copyOf(withheld);
        segments = Map.copyOf(segments);
    }

    /** Those that come with the service. */
    public static WordingRules shipped() {
        try (var in = WordingRules.class.getResourceAsStream("/" + FILE)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + FILE);
            }
            return WordingRulesFile.read(
                    FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WordingRules with(FieldCatalogue fields) {
        return new WordingRules(fields, disclosures, forbidden, withheld, subjects, segments);
    }
}
