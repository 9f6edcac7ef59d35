package io.forbear.console;

import io.forbear.events.ContactCommand;
import io.forbear.events.Money;
import io.forbear.events.PaymentKind;
import io.forbear.events.PaymentPosted;
import io.forbear.topics.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.util.RandomData;

/** Events that others wrote. */
final class Events {
    static final String MESSAGE = "Pay, Ms Li";

    private Events() {}

    static PaymentPosted payment(String debtor, String payment) {
        return PaymentPosted.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(Instant.parse("2026-03-02T12:00:00Z"))
                .setDebtorId(debtor)
                .setAccountId("a-1")
                .setPaymentId(payment)
                .setKind(PaymentKind.PAYMENT)
                .setAmount(new Money(new BigDecimal("10.0000"), "CNY"))
                .setEffectiveDate(LocalDate.of(2026, 3, 2))
                .build();
    }

    /** One with a message to a person, everything else at random. */
    static ContactCommand command(String debtor) {
        var schema = SpecificData.get().getSchema(Topics.COMMAND_SMS.type());
        var event = (GenericData.Record) new RandomData(schema, 1, 7).iterator().next();
        event.put("eventId", UUID.randomUUID().toString());
        event.put("causationId", null);
        event.put("occurredAt", 0L);
        event.put("debtorId", debtor);
        event.put("commandId", "c-" + UUID.randomUUID());
        event.put("message", MESSAGE);
        event.put("payBy", null);
        var permit = (GenericData.Record) event.get("permit");
        permit.put("validFrom", 0L);
        permit.put("notAfter", 0L);
        var bytes = new ByteArrayOutputStream();
        try {
            var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<>(schema).write(event, encoder);
            encoder.flush();
            var decoder = DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null);
            return new SpecificDatumReader<>(ContactCommand.class).read(null, decoder);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }
}
