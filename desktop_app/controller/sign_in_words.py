"""The words of every way that signing in, or being let in, can fail: what happened, and what to do about it.

``{0}`` is the connection or the provider. They are translated where they are shown.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

WORDS = {
    "access_denied": (
        QT_TRANSLATE_NOOP("SignIn", "The sign-in was declined."),
        QT_TRANSLATE_NOOP("SignIn", "Somebody chose Cancel or No on the sign-in page. Try again when you want to."),
    ),
    "account_disabled": (
        QT_TRANSLATE_NOOP("SignIn", "This account cannot sign in."),
        QT_TRANSLATE_NOOP("SignIn", "It is locked, or its password has run out. Your administrator can open it again."),
    ),
    "application_unknown": (
        QT_TRANSLATE_NOOP("SignIn", "The tenant does not know this application."),
        QT_TRANSLATE_NOOP("SignIn", "Check the client ID in the connection, or register an application of your own."),
    ),
    "authority": (
        QT_TRANSLATE_NOOP("SignIn", "There is no such tenant."),
        QT_TRANSLATE_NOOP("SignIn", "Check the tenant and the cloud in the connection. A tenant is an ID or a domain."),
    ),
    "browser_timeout": (
        QT_TRANSLATE_NOOP("SignIn", "Nobody signed in."),
        QT_TRANSLATE_NOOP("SignIn", "The browser brought no answer in time. Try again, or use a code."),
    ),
    "code_expired": (
        QT_TRANSLATE_NOOP("SignIn", "The code is too old."),
        QT_TRANSLATE_NOOP("SignIn", "Get a new one and type it in before its time is up."),
    ),
    "conditional_access": (
        QT_TRANSLATE_NOOP("SignIn", "Your organisation's rules stand in the way."),
        QT_TRANSLATE_NOOP(
            "SignIn",
            "Conditional access asks for a managed device, a certain network or a stronger sign-in. Sign in again in "
            "your usual browser; if it stays so, ask your administrator.",
        ),
    ),
    "consent_needed": (
        QT_TRANSLATE_NOOP("SignIn", "The application may not be used yet."),
        QT_TRANSLATE_NOOP("SignIn", "An administrator of your tenant has to allow it once. Or use your own client ID."),
    ),
    "expired": (
        QT_TRANSLATE_NOOP("SignIn", "Your sign-in has ended."),
        QT_TRANSLATE_NOOP("SignIn", "It ran out or was withdrawn. Sign in again; nothing else is needed."),
    ),
    "key_auth_disabled": (
        QT_TRANSLATE_NOOP("SignIn", "{0} takes no keys."),
        QT_TRANSLATE_NOOP("SignIn", "Its owner switched keys off. Choose Microsoft Entra sign-in for this connection."),
    ),
    "network_rules": (
        QT_TRANSLATE_NOOP("SignIn", "{0} is closed to this network."),
        QT_TRANSLATE_NOOP("SignIn", "Its firewall lets in certain networks only. Use one of them, or ask its owner."),
    ),
    "no_custom_subdomain": (
        QT_TRANSLATE_NOOP("SignIn", "{0} has no name of its own."),
        QT_TRANSLATE_NOOP(
            "SignIn",
            "Sign-in works with a custom subdomain only (my-resource.openai.azure.com). Use that address, or have its "
            "owner give it one.",
        ),
    ),
    "no_role": (
        QT_TRANSLATE_NOOP("SignIn", "Your account may not use {0}."),
        QT_TRANSLATE_NOOP(
            "SignIn",
            "It lacks the role Cognitive Services OpenAI User on this resource. Ask its owner for it; it takes effect "
            "within some minutes.",
        ),
    ),
    "not_reached": (
        QT_TRANSLATE_NOOP("SignIn", "The sign-in service cannot be reached."),
        QT_TRANSLATE_NOOP("SignIn", "Check your network and proxy, then try again."),
    ),
    "not_trusted": (
        QT_TRANSLATE_NOOP("SignIn", "The certificate of the sign-in service is not trusted."),
        QT_TRANSLATE_NOOP("SignIn", "It would not be safe, so it was not done. Check tenant, clock and network."),
    ),
    "public_client": (
        QT_TRANSLATE_NOOP("SignIn", "This application is not registered for programs like this one."),
        QT_TRANSLATE_NOOP("SignIn", "In its registration, under Authentication, allow public client flows."),
    ),
    "redirect_address": (
        QT_TRANSLATE_NOOP("SignIn", "This application does not know where to return to."),
        QT_TRANSLATE_NOOP(
            "SignIn", "In its registration add the redirect http://localhost under Mobile and desktop applications."
        ),
    ),
    "second_factor": (
        QT_TRANSLATE_NOOP("SignIn", "A second step is needed to sign in."),
        QT_TRANSLATE_NOOP("SignIn", "Sign in again and complete it (multi-factor authentication)."),
    ),
    "sign_in_needed": (
        QT_TRANSLATE_NOOP("SignIn", "You are not signed in."),
        QT_TRANSLATE_NOOP("SignIn", "{0} uses Microsoft Entra. Sign in once; it is renewed by itself from then on."),
    ),
    "token_refused": (
        QT_TRANSLATE_NOOP("SignIn", "{0} did not accept your sign-in."),
        QT_TRANSLATE_NOOP("SignIn", "Check that the address and your account belong to the same tenant."),
    ),
    "wrong_scope": (
        QT_TRANSLATE_NOOP("SignIn", "Your sign-in is for another service than {0}."),
        QT_TRANSLATE_NOOP("SignIn", "Both usual scopes were tried. Name the right one in the connection."),
    ),
    "wrong_tenant": (
        QT_TRANSLATE_NOOP("SignIn", "Your account belongs to another tenant."),
        QT_TRANSLATE_NOOP("SignIn", "Name the tenant that {0} is in, in the connection, or sign in as somebody else."),
    ),
    "unknown": (
        QT_TRANSLATE_NOOP("SignIn", "Signing in failed."),
        QT_TRANSLATE_NOOP("SignIn", "The details hold the provider's own words. Try again, or ask your administrator."),
    ),
}
