package io.forbear.simulator.audit;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A payment that a debtor has agreed to. */
public record Instalment(String debtorId, LocalDate dueOn, BigDecimal amount, String currency) {}
