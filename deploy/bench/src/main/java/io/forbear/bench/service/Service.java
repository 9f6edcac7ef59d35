package io.forbear.bench.service;

/** A service that can be measured. */
public enum Service {
    ACCOUNT("account-service", "io.forbear.account.AccountServiceApplication"),
    CONTACT("contact-service", "io.forbear.contact.ContactServiceApplication"),
    COMPLIANCE("compliance-service", "io.forbear.compliance.ComplianceServiceApplication");

    private final String module;
    private final String mainClass;

    Service(String module, String mainClass) {
        this.module = module;
        this.mainClass = mainClass;
    }

    /** The module it is built in. */
    public String module() {
        return module;
    }

    String mainClass() {
        return mainClass;
    }
}
