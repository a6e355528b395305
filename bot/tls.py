"""Encrypted connections, verified by default, and what their failures mean in words."""

import socket
import ssl

from bot.errors import SettingUnusable
from config.office import Server, is_loopback

CA_CHECK = 60.0  # seconds between looks whether a missing CA file is there
EXPIRED, WRONG_NAME, WRONG_ADDRESS = 10, 62, 64  # X509_V_ERR_* of OpenSSL
UNKNOWN_CA = frozenset({18, 19, 20, 21})


def client_context(server: Server) -> ssl.SSLContext:
    """Return a context that verifies name and chain: against `ca_file` alone if given, else the system's CAs.

    Raises SettingUnusable when `ca_file` is of no use, or a server beyond this machine goes without TLS.
    """
    if server.tls == "none" and not is_loopback(server.host):
        raise SettingUnusable(f'tls = "none" would send password and mail in the clear to {server.host}')
    ca_file = server.ca_file
    try:
        return ssl.create_default_context(cafile=str(ca_file) if ca_file else None)
    except OSError as error:
        why = "it holds no PEM certificate" if isinstance(error, ssl.SSLError) else error.strerror
        raise SettingUnusable(f"ca_file {ca_file} cannot be used: {why}", try_again_after=CA_CHECK) from error


def connection_problem(error: OSError, host: str, port: int) -> str:
    """Say what went wrong between us and `host`, and what to do about it."""
    where = f"{host}:{port}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"the certificate of {where} is not accepted: {error.verify_message}; {_cure(error)}"
    if isinstance(error, ssl.SSLError):
        return f"{where} does not speak TLS as expected ({error.reason}); are port and tls right?"
    if isinstance(error, socket.gaierror):
        return f"the name {host} is not known to the name server; is it spelled right?"
    if isinstance(error, TimeoutError):
        return f"{where} does not answer in time; are port and tls right, or is a firewall in the way?"
    if isinstance(error, ConnectionRefusedError):
        return f"{where} refuses connections; is the server running, and the port right?"
    return f"the connection to {where} broke: {error.strerror or type(error).__name__}"


def _cure(error: ssl.SSLCertVerificationError) -> str:
    if error.verify_code == EXPIRED:
        return "renew it on the server, or the CA in ca_file"
    if error.verify_code in (WRONG_NAME, WRONG_ADDRESS):
        return "set host to the name that it carries"
    if error.verify_code in UNKNOWN_CA:
        return "name the CA that signed it in ca_file"
    return "have the server's administrator look at it"
