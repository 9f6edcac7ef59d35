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

        var content = ParkedContent.masked(command, "refused: you owe us money");
        assertThat(content.event()).isNotNull();
        assertThat(content.toString()).doesNotContainIgnoringCase("owe us");
        assertThat(content.masked()).contains("message", "failure.message");
        assertThat(ParkedContent.whole(command, "refused").toString()).contains("You owe us money");
    }

    @Test
    void showsBytesOnlyWhereNothingPersonalCanBe() {
        var payment = ParkedContent.maskedBytes(Topics.ACCOUNT_PAYMENT, BYTES, "no event");
        assertThat(payment.value()).isEqualTo("TGkgb3dlcw==");
        assertThat(payment.masked()).isEmpty();

        var command = ParkedContent.maskedBytes(Topics.COMMAND_SMS, BYTES, "no event");
        assertThat(command.value()).isNull();
        assertThat(command.masked()).containsExactly("value");
        assertThat(ParkedContent.maskedBytes(null, BYTES, "no event").value()).isNull();
    }

    @Test
    void hidesNothingOfARecordWithoutAValue() {
        assertThat(ParkedContent.maskedBytes(Topics.COMMAND_SMS, null, "no event").masked())
                .isEmpty();
    }
}
