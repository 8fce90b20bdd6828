"""`visado servir` as its clients see it: servir_test.py VISADO TESTS_EMBEDDING"""
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest

VISADO, EMBEDDING = sys.argv[1:3]
RULES = os.path.join(EMBEDDING, "reglas")


def dossier(number, amount=100):
    return json.dumps({"expediente": f"S-{number}", "monto": amount, "fecha_ingreso": "2026-03-05", "facturas": []})


def serve(*options, rules=RULES, date="2026-11-02"):
    command = [VISADO, "servir", "--reglas", rules, *options] + (["--fecha", date] if date else [])
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_for(condition, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError("no llegó a tiempo")


class Pipe(unittest.TestCase):
    def test_answers_in_the_order_of_the_lines(self):
        lines = [dossier(i, 30000 if i % 3 == 0 else 100) for i in range(3000)]
        done = subprocess.run([VISADO, "servir", "--reglas", RULES, "--fecha", "2026-11-02", "--cola", "8", "--hilos", "4"],
                              input="\n".join(lines), capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([a["expediente"] for a in answers], [f"S-{i}" for i in range(3000)])
        self.assertEqual([a["propuesta"] for a in answers],
                         ["con reparos" if i % 3 == 0 else "sin reparos" for i in range(3000)])
        self.assertEqual(answers[7]["lugar"], "línea 8")
        self.assertEqual(answers[0]["fecha_de_verificacion"], "2026-11-02")
        self.assertEqual(len(answers[0]["huella_de_reglas"]), 64)
        self.assertEqual(answers[0]["resultados"][0]["regla"], "P-001")

    def test_every_line_has_an_answer_whatever_it_is(self):
        odd = ["{", "[]", "\"x\"", "{}", "x" * (17 << 20), "{\"expediente\": \"\ufffd\"}", dossier(1) + dossier(2), "", "  "]
        done = subprocess.run([VISADO, "servir", "--reglas", RULES, "--fecha", "2026-11-02"],
                              input="\n".join(odd + [dossier(1)]) + "\n", capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([a["propuesta"] for a in answers], ["no verificado"] * 7 + ["sin reparos"])
        self.assertEqual(answers[-1]["lugar"], "línea 10")
        self.assertEqual(answers[4]["lectura"][0]["codigo"], "LEC-004")

    def test_answers_at_once_and_ends_by_sigterm(self):
        service = serve()
        for i in range(3):
            service.stdin.write(dossier(i) + "\n")
            service.stdin.flush()
            self.assertEqual(json.loads(service.stdout.readline())["expediente"], f"S-{i}")
        service.send_signal(signal.SIGTERM)
        out, errors = service.communicate(timeout=20)
        self.assertEqual((service.returncode, out), (0, ""), errors)

    def test_takes_no_more_than_the_queue_holds(self):
        service = serve("--cola", "4", "--hilos", "1")
        lines = (dossier(0) + "\n") * 200_000
        written = 0

        def write():
            nonlocal written
            try:
                for at in range(0, len(lines), 4096):
                    os.write(service.stdin.fileno(), lines[at:at + 4096].encode())
                    written = at + 4096
            except OSError:
                pass

        writer = threading.Thread(target=write)
        writer.start()  # nobody reads the answers: soon nothing more is taken
        time.sleep(1)
        before = written
        time.sleep(0.5)
        self.assertEqual(written, before)
        self.assertLess(written, 2_000_000)
        service.stdout.close()  # the client goes: the service ends, and says that it could not answer
        self.assertEqual(service.wait(timeout=20), 3)
        service.stdin.close()
        writer.join()
        service.stderr.close()

    def test_verifies_on_the_day_on_which_a_dossier_comes(self):
        service = serve(date=None)
        out, _ = service.communicate(dossier(1) + "\n", timeout=20)
        days = {time.strftime("%Y-%m-%d", time.localtime(time.time() - s)) for s in (0, 60)}
        self.assertIn(json.loads(out)["fecha_de_verificacion"], days)

    def test_says_what_it_cannot_do(self):
        for options, status in ((["--fecha", "ayer"], 2), (["--control", "x"], 2), (["--etapa", "x"], 2),
                                (["--esquema", "x"], 2), (["--cola", "0"], 2), (["--socket", "/no/hay/tal/s"], 3)):
            done = subprocess.run([VISADO, "servir", "--reglas", RULES, *options], input="", capture_output=True, text=True)
            self.assertEqual(done.returncode, status, options)
            self.assertIn("visado servir: ", done.stderr)
        done = subprocess.run([VISADO, "servir", "--reglas", os.path.join(EMBEDDING, "reglas_malas")], input=dossier(1),
                              capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout), (3, ""))
        self.assertIn("montto", done.stderr)


class Rules(unittest.TestCase):
    """Rules are changed while it serves."""

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.rules = os.path.join(self.folder, "reglas")
        shutil.copytree(RULES, self.rules)
        self.service = serve(rules=self.rules)
        self.said = []
        self.listener = threading.Thread(target=lambda: self.said.extend(iter(self.service.stderr.readline, "")))
        self.listener.start()

    def tearDown(self):
        self.service.stdin.close()
        self.assertEqual(self.service.wait(timeout=20), 0)
        self.listener.join()
        self.service.stdout.close()
        self.service.stderr.close()
        shutil.rmtree(self.folder)

    def ask(self, amount):
        self.service.stdin.write(dossier(1, amount) + "\n")
        self.service.stdin.flush()
        return json.loads(self.service.stdout.readline())

    def write(self, before, after):
        path = os.path.join(self.rules, "paquete.yaml")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace(before, after))

    def hang_up(self, message):
        seen = len(self.said)
        self.service.send_signal(signal.SIGHUP)
        wait_for(lambda: any(message in line for line in self.said[seen:]))

    def test_new_rules_by_sighup_and_the_old_ones_stay_when_they_are_wrong(self):
        first = self.ask(20000)
        self.assertEqual(first["propuesta"], "sin reparos")
        self.write("monto <= 25000", "monto <= 10000")
        self.assertEqual(self.ask(20000)["propuesta"], "sin reparos")
        self.hang_up("reglas nuevas en uso")
        second = self.ask(20000)
        self.assertEqual(second["propuesta"], "con reparos")
        self.assertNotEqual(first["huella_de_reglas"], second["huella_de_reglas"])
        self.write("monto <= 10000", "montto <= 1")
        self.hang_up("siguen las anteriores")
        self.assertTrue(any("montto" in line for line in self.said))
        self.assertEqual(self.ask(20000)["huella_de_reglas"], second["huella_de_reglas"])


class Socket(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.path = os.path.join(self.folder, "visado.sock")
        self.start()

    def start(self, *options):
        self.service = serve("--socket", self.path, *options)
        wait_for(lambda: self.service.poll() is not None or os.path.exists(self.path))

    def tearDown(self):
        if self.service.poll() is None:
            self.service.send_signal(signal.SIGTERM)
        self.service.communicate(timeout=20)
        shutil.rmtree(self.folder)

    def connect(self):
        client = socket.socket(socket.AF_UNIX)
        client.settimeout(20)
        client.connect(self.path)
        return client

    def test_many_clients_each_in_its_order(self):
        wrong = []

        def client(name):
            with self.connect() as connection:
                connection.sendall("".join(dossier(f"{name}-{i}") + "\n" for i in range(300)).encode())
                connection.shutdown(socket.SHUT_WR)
                with connection.makefile(encoding="utf-8") as file:
                    keys = [json.loads(line)["expediente"] for line in file]
            if keys != [f"S-{name}-{i}" for i in range(300)]:
                wrong.append(name)

        clients = [threading.Thread(target=client, args=(n,)) for n in range(20)]
        for each in clients:
            each.start()
        for each in clients:
            each.join()
        self.assertEqual(wrong, [])

    def test_a_client_that_takes_nothing_holds_nobody_else_up(self):
        with self.connect() as lazy, self.connect() as other:
            lazy.setblocking(False)
            try:
                while True:
                    lazy.send((dossier(1) + "\n").encode() * 50)
            except BlockingIOError:
                pass
            other.sendall((dossier(2) + "\n").encode())
            with other.makefile(encoding="utf-8") as file:
                self.assertEqual(json.loads(file.readline())["expediente"], "S-2")

    def test_what_was_read_is_answered_when_it_ends(self):
        with self.connect() as client:
            client.sendall((dossier(1) + "\n").encode())
            with client.makefile(encoding="utf-8") as file:
                self.assertTrue(file.readline())
                self.service.send_signal(signal.SIGTERM)
                self.assertEqual(file.readline(), "")
        self.assertEqual(self.service.wait(timeout=20), 0)
        self.assertFalse(os.path.exists(self.path))

    def test_only_its_user_may_use_it_and_no_file_is_destroyed(self):
        self.assertEqual(os.stat(self.path).st_mode & 0o077, 0)
        second = serve("--socket", self.path)  # in use by a living service
        self.assertEqual(second.wait(timeout=20), 3)
        second.communicate()
        self.assertTrue(os.path.exists(self.path))
        other = os.path.join(self.folder, "datos.json")
        with open(other, "w", encoding="utf-8") as file:
            file.write("{}")
        third = serve("--socket", other)
        self.assertEqual(third.wait(timeout=20), 3)
        third.communicate()
        with open(other, encoding="utf-8") as file:
            self.assertEqual(file.read(), "{}")

    def test_takes_the_place_of_a_socket_that_a_killed_service_left(self):
        self.service.kill()
        self.service.communicate()
        self.assertTrue(os.path.exists(self.path))
        self.service = serve("--socket", self.path)
        wait_for(lambda: self.can_connect())

    def can_connect(self):
        try:
            self.connect().close()
            return True
        except OSError:
            return False


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
