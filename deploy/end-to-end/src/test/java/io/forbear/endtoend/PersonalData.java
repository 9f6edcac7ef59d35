package io.forbear.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** What is said of persons, and to them; and where it is found again. */
final class PersonalData {
    private static final String NAME = "Zhang Wei-Ling";
    private static final String NUMBER = "138 0013 8000";
    private static final String MAIL = "zhang.weiling@example.com";
    private static final String ADDRESS = "88 Jianguo Road";
    private static final String ILLNESS = "has been in hospital since spring";

    /** Any e-mail address, any mobile number of China, as a whole word. */
    private static final Pattern ADDRESSES =
            Pattern.compile(
                    "[\\w.+-]+@[\\w-]+(\\.[A-Za-z]{2,})+"
                            + "|(?<![0-9A-Za-z.-])(\\+?86)?1[3-9]\\d{9}(?![0-9A-Za-z.-])");

    private PersonalData() {}

    /**
     * Tells the system of a person, rightly and wrongly, and lets him be written to.
     *
     * @return all that was said
     */
    static List<String> tell(RunningSystem system) {
        var story = Story.of("person");
        system.publish(Topics.DEBTOR_PROFILE, story.profile());
        system.publish(Topics.ACCOUNT_OVERDUE, story.overdue("99.0000"));
        for (var point :
                List.of(
                        point("PHONE", NUMBER, "MOBILE"),
                        point("EMAIL", MAIL, "UNKNOWN"),
                        point("PHONE", NUMBER + "-x" + MAIL, "MOBILE"),
                        "{\"kind\": \"EMAIL\", \"value\": \"" + MAIL)) {
            var path = "/debtors/" + story.debtorId() + "/contact-points";
            system.post(Service.CONTACT, "core-banking", path, point);
        }
        var task =
                """
                {"debtorId": "%s", "kind": "VISIT", "reason": "%s, %s, %s"}"""
                        .formatted(story.debtorId(), NAME, ADDRESS, ILLNESS);
        assertThat(system.post(Service.CONTACT, "operations", "/tasks", task).isNull()).isFalse();
        return Stream.concat(
                        Stream.of(NAME, NUMBER, "13800138000", MAIL, ADDRESS, ILLNESS),
                        messages(system, story).stream())
                .toList();
    }

    private static String point(String kind, String value, String role) {
        return """
               {"kind": "%s", "value": "%s", "region": "CN", "role": "%s", "source": "APPLICATION"}"""
                .formatted(kind, value, role);
    }

    /** The texts of all messages so far, that to the person of the story at least. */
    private static List<String> messages(RunningSystem system, Story story) {
        try (var commands =
                system.follow(
                        List.of(
                                Topics.COMMAND_SMS,
                                Topics.COMMAND_VOICE,
                                Topics.COMMAND_EMAIL,
                                Topics.COMMAND_LETTER))) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () ->
                                    commands.all().stream()
                                            .anyMatch(one -> story.debtorId().equals(one.key())));
            return commands.all().stream()
                    .map(one -> one.value().getMessage())
                    .filter(message -> message != null && message.length() > 10)
                    .distinct()
                    .toList();
        }
    }

    /** The lines that name a person, an address or what was said. */
    static List<String> in(List<String> lines, List<String> told) {
        var found = new ArrayList<String>();
        for (var line : lines) {
            if (told.stream().anyMatch(line::contains) || ADDRESSES.matcher(line).find()) {
                found.add(line);
            }
        }
        return found;
    }
}
