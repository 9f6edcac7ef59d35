package io.forbear.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.ContactCommand;
import io.forbear.topics.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;

class ParkedContentTest {
    private static final byte[] BYTES = "Li owes".getBytes(StandardCharsets.UTF_8);

    @Test
    void masksWhatIsPersonal() {
        var schema = SpecificData.get().getSchema(ContactCommand.class);
        var command = (GenericData.Record) new RandomData(schema, 1, 7).iterator().next();
        command.put("message", "You owe us money");

        var content = ParkedContent.of(command);
        assertThat(content.event()).isNotNull();
        assertThat(content.toString()).doesNotContain("You owe us money");
        assertThat(content.masked()).contains("message");
    }

    @Test
    void showsBytesOnlyWhereNothingPersonalCanBe() {
        var payment = ParkedContent.unreadable(Topics.ACCOUNT_PAYMENT.name(), BYTES);
        assertThat(payment.value()).isEqualTo("TGkgb3dlcw==");
        assertThat(payment.masked()).isEmpty();

        var command = ParkedContent.unreadable(Topics.COMMAND_SMS.name(), BYTES);
        assertThat(command.value()).isNull();
        assertThat(command.masked()).containsExactly("value");
        assertThat(ParkedContent.unreadable("bank.own", BYTES).value()).isNull();
    }

    @Test
    void hidesNothingOfARecordWithoutAValue() {
        assertThat(ParkedContent.unreadable(Topics.COMMAND_SMS.name(), null).masked()).isEmpty();
    }
}
