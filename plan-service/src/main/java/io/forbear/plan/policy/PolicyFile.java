package io.forbear.plan.policy;

import io.forbear.plan.account.Calendars;
import io.forbear.plan.affordability.AffordabilityPolicy;
import io.forbear.plan.approval.ApprovalLimits;
import io.forbear.plan.offer.OfferPolicy;
import io.forbear.rules.HolidayCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What the bank has laid down for its plans; a key it does not know is an error.
 *
 * @param calendars id of a holiday calendar by jurisdiction
 */
public record PolicyFile(
        AffordabilityPolicy affordability,
        OfferPolicy offers,
        ApprovalLimits approval,
        Map<String, String> calendars) {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build();

    public PolicyFile {
        calendars = Map.copyOf(calendars);
    }

    public static PolicyFile read(InputStream yaml) throws IOException {
        try (yaml) {
            return YAML.readValue(yaml, PolicyFile.class);
        }
    }

    /**
     * The calendars it names.
     *
     * @param known every calendar there is, by its id
     * @throws IllegalStateException if there is none with an id
     */
    public Calendars calendars(Map<String, HolidayCalendar> known) {
        var named = new TreeMap<String, HolidayCalendar>();
        calendars.forEach(
                (place, id) -> {
                    var calendar = known.get(id);
                    if (calendar == null) {
                        throw new IllegalStateException(
                                "expected a calendar %s, found %s".formatted(id, known.keySet()));
                    }
                    named.put(place, calendar);
                });
        return new Calendars(named);
    }
}
